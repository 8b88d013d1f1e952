/** Declarations as one line of text for readers. */

/** Without line breaks and what only the sources need. */
export function tidy(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/([([{<]) | ([)\]}])/g, '$1$2')
    .replace(/,(?=[)\]])/g, '')
    .replace(/\{(?=\S)/g, '{ ')
    .replace(/(?<=[^\s{])\}/g, ' }')
    .replace(/^\| /, '')
    .replace(/\b(\w+)Handle\b/g, '$1')
    .replace(/\breadonly (?=[\w"'[]+\??[^:,]*:)/g, '')
    .trim()
}
