import { describe } from 'vitest'
import { createFakeSecrets } from '../../../../lib/platform/fake/secrets.ts'
import { testSecrets } from '../../../contracts/secrets.ts'

describe('createFakeSecrets', () => testSecrets(createFakeSecrets))
