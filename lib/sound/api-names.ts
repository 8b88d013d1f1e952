/** Public names of kaithem.sound. @module */

import { type ApiName, section } from '../api-name.ts'

const sound = 'kaithem.sound.'

export const soundNames: readonly ApiName[] = [
  ...section('kaithem.ogg_test([output])', sound, 'ogg_test'),
  ...section('kaithem.sound.directories', sound, 'directories'),
  ...section('kaithem.sound.outputs()', sound, 'outputs'),
  ...section('kaithem.sound.preload(filename,output="@auto")', sound, 'preload'),
  ...section(
    'kaithem.sound.fade_to(self,file,length=1.0, block=False, detach=True, handle="PRIMARY",**kwargs)',
    sound,
    'fade_to',
  ),
  ...section(
    'kaithem.sound.play(filename,handle="PRIMARY",volume=1,start=0,end=-0.0001, output=None,fs=False,extraPaths=[])',
    sound,
    'play',
  ),
  ...section('kaithem.sound.builtinSounds', sound, 'builtinSounds'),
  ...section('kaithem.sound.stop(handle="PRIMARY")', sound, 'stop'),
  ...section('kaithem.sound.stop_all()', sound, 'stop_all'),
  ...section('kaithem.sound.is_playing(handle="PRIMARY")', sound, 'is_playing'),
  ...section('kaithem.sound.setvol(vol,handle="PRIMARY")', sound, 'setvol'),
  ...section('kaithem.sound.pause(handle="PRIMARY")', sound, 'pause'),
  ...section('kaithem.sound.resume(handle="PRIMARY")', sound, 'resume'),
  ...section('kaithem.sound.resolveSound(fn,extrapaths=[])', sound, 'resolveSound'),
  ...section('kaithem.sound', sound, 'announce on_stop seek position wait player backend diagnostics'),
  ...section(
    'kaithem.sound.player',
    `${sound}player#`,
    'handle file backend volume target gain position length paused stopped finished error wait',
  ),
]
