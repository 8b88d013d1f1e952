/** The subdomain of a host name. @module */

/** Host without its port, in small letters; brackets of IPv6 stay. */
function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
}

const isAddress = (name: string): boolean => /^[\d.]+$/.test(name) || name.startsWith('[')

/** Labels of the domain itself. */
function lengthOfDomain(labels: readonly string[], base: string | undefined): number {
  const own = base === undefined ? [] : hostName(base).split('.')
  if (own.length > 0 && labels.slice(-own.length).join('.') === own.join('.')) return own.length
  return labels.at(-1) === 'localhost' ? 1 : 2
}

/**
 * Labels in front of the domain, outermost first: `foo.bar.example.com` has `bar`, `foo`. The domain is the last two
 * labels, or `localhost`, or `base` where the host ends in it. Addresses have no subdomain.
 */
export function subdomainOf(host: string, base?: string): string[] {
  const name = hostName(host)
  if (name === '' || isAddress(name)) return []
  const labels = name.split('.')
  return labels.slice(0, Math.max(0, labels.length - lengthOfDomain(labels, base))).reverse()
}

/** A label below which nobody can log in. */
export const noLogin = '__nologin__'
