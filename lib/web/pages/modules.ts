/** `module` in pages: what the pages of one module share. @module */

/** Finds a resource by module and name. */
export type FindResource = (module: string, name: string) => unknown

/** An object to keep things in; a name that nothing was kept under is looked up among the resources of the module. */
export type ModuleObject = Record<string, unknown>

/** One object for each module; it stays as long as the program runs, so that a new deploy finds what was kept. */
export class Modules {
  private readonly find: FindResource
  private readonly objects = new Map<string, ModuleObject>()

  constructor(find: FindResource) {
    this.find = find
  }

  get(module: string): ModuleObject {
    const known = this.objects.get(module)
    if (known !== undefined) return known
    const object = this.create(module)
    this.objects.set(module, object)
    return object
  }

  private create(module: string): ModuleObject {
    const kept: ModuleObject = Object.create(null)
    return new Proxy(kept, {
      get: (target, key) => {
        if (typeof key !== 'string' || Object.hasOwn(target, key)) return Reflect.get(target, key)
        return this.find(module, key)
      },
    })
  }
}
