/** Programs that look like those of libgpiod and keep lines in a folder. @module */

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The last argument names the line, as `4` or `4=1`. */
const script = `#!/bin/sh
name=$(basename "$0"); for last; do :; done; offset=\${last%=*}; dir=__DIR__
echo "$name $*" >> $dir/calls
case "$*" in *--version*) echo "$name (libgpiod) v$(cat $dir/version)"; exit;; esac
end() { rm -f $dir/used-$offset; exit 0; }
case $name in
gpiodetect) echo 'gpiochip0 [pinctrl-bcm2711] (8 lines)';;
gpioinfo) echo 'gpiochip0 - 8 lines:'; for n in 0 1 2 3 4 5 6 7; do
  if [ -e $dir/used-$n ]; then printf '\\tline %3d: "GPIO%d" "%s" output active-high [used]\\n' $n $n "$(cat $dir/used-$n)"
  else printf '\\tline %3d: "GPIO%d" unused input active-high\\n' $n $n; fi; done;;
gpioget) cat $dir/level-$offset;;
gpioset) [ -e $dir/broken ] && exit 1; trap end TERM; echo "\${last#*=}" > $dir/level-$offset; echo gpioset > $dir/used-$offset
  while [ ! -e $dir/ended ]; do sleep 0.01; done; rm -f $dir/used-$offset;;
gpiomon) [ -e $dir/broken ] && exit 1; trap end TERM; echo gpiomon > $dir/used-$offset; n=0
  while [ ! -e $dir/ended ]; do if [ -e $dir/event-$n ]; then cat $dir/event-$n; n=$((n + 1)); fi; sleep 0.01; done; rm -f $dir/used-$offset;;
esac
`

/** Puts them in front of the PATH. Call `restore` at the end. */
export function fakeGpiod(version = '1.6.3') {
  const dir = mkdtempSync(join(tmpdir(), 'kaithem-gpiod-'))
  const bin = join(dir, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'fake'), script.replaceAll('__DIR__', dir))
  chmodSync(join(bin, 'fake'), 0o755)
  for (const name of ['gpiodetect', 'gpioinfo', 'gpioget', 'gpioset', 'gpiomon']) symlinkSync('fake', join(bin, name))
  writeFileSync(join(dir, 'version'), version)
  for (let line = 0; line < 8; line++) writeFileSync(join(dir, `level-${line}`), '0\n')
  const path = process.env.PATH
  process.env.PATH = `${bin}${delimiter}${path}`
  let events = 0
  const put = (name: string, text = ''): void => writeFileSync(join(dir, name), text)
  return {
    put,
    edge: (text: string) => put(`event-${events++}`, `${text}\n`),
    level: (offset: number) => readFileSync(join(dir, `level-${offset}`), 'utf8').trim(),
    isUsed: (offset: number) => existsSync(join(dir, `used-${offset}`)),
    calls: () => readFileSync(join(dir, 'calls'), 'utf8').trim().split('\n'),
    /** Ends what is still running, and takes them out of the PATH. */
    restore: () => {
      put('ended')
      process.env.PATH = path
    },
  }
}
