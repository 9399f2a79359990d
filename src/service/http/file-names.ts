/** Names of files from outside, made fit to be kept, shown and written to a disk, whatever system they come from and go to. */

/** In UTF-16 code units, the ending included. */
const LONGEST = 120;
/** Of an ending that is kept when a name is cut. */
const LONGEST_ENDING = 10;

/** Without folders, controls, direction marks and what a file system takes for something else; never empty. */
export function plainFileName(given: string | undefined): string {
  const last = (given ?? '').normalize('NFC').split(/[/\\]/).at(-1)!;
  const text = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{fffd}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(text) ? `_${text}` : text;
  return cut(safe === '' ? 'census' : safe);
}

function cut(name: string): string {
  if (name.length <= LONGEST) return name;
  const at = name.lastIndexOf('.');
  const ending = at > 0 && name.length - at <= LONGEST_ENDING ? name.slice(at) : '';
  // Whole characters only.
  let stem = '';
  for (const letter of name.slice(0, at > 0 && ending !== '' ? at : name.length)) {
    if (stem.length + letter.length > LONGEST - ending.length) break;
    stem += letter;
  }
  return `${stem}${ending}`;
}

/** Each name once, whatever the case: a second one is numbered. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    for (let number = 1; ; number++) {
      const at = name.lastIndexOf('.');
      const [stem, ending] = at > 0 ? [name.slice(0, at), name.slice(at)] : [name, ''];
      const wanted = number === 1 ? name : `${stem} (${number})${ending}`;
      if (taken.has(wanted.toLowerCase())) continue;
      taken.add(wanted.toLowerCase());
      return wanted;
    }
  });
}

/** As a download's header names it: RFC 6266, with a plain form for old programs. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
