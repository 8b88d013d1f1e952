import { describe } from 'vitest'
import { createFakeContexts } from '../../../../lib/platform/fake/context.ts'
import { testContexts } from '../../../contracts/contexts.ts'

describe('contexts by a stack', () => testContexts(createFakeContexts))
