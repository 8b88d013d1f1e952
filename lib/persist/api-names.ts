/** Public names of kaithem.persist. @module */

import { type ApiName, section } from '../api-name.ts'

const prefix = 'kaithem.persist.'

export const persistNames: readonly ApiName[] = [
  ...section('kaithem.persist', prefix, 'load_async save_async exists delete path'),
  ...section('kaithem.persist.unsaved', prefix, 'unsaved'),
  ...section('kaithem.persist.load(filename, *, expand=True)', prefix, 'load'),
  ...section('kaithem.persist.save(data,filename,*,private=False,backup=True,expand=False)', prefix, 'save'),
]
