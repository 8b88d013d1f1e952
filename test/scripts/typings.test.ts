import { expect, it } from 'vitest'
import { withoutSpec } from '../../scripts/build/typings.mjs'

it('the help of function nodes says nothing that is only for the makers', () => {
  const text = [
    '    /**',
    '     * A number.',
    '     *',
    '     * Spec: string, x.',
    '     *',
    '     * @param n what',
    '     */',
  ]
  const last = [' * The same.', ' *', ' * Spec: tags.', ' */', "/** Says 'Spec: x' itself. */"]
  expect(withoutSpec([...text, ...last].join('\n')).split('\n')).toEqual([
    ...['    /**', '     * A number.', '     *', '     * @param n what', '     */'],
    ...[' * The same.', ' *', ' */', "/** Says 'Spec: x' itself. */"],
  ])
})
