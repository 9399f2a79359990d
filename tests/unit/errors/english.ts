/** Words of English that no French sentence has; names in quotation marks, options and names of files are not looked at. */
const STOP_WORDS = new Set(
  [
    'the of is are was be been has must should cannot not no and with without from at this that than there here which where when each every',
    'one two more most least only into expected unexpected invalid missing needed unknown received found error failed denied such token',
    'field value text string number list array object input file folder line character key undefined infeasible limit feasible directory',
    'closing quote increase named once',
  ].flatMap((line) => line.split(' ')),
);

export function englishIn(french: string): string[] {
  const own = french.replace(/« [^»]* »|"[^"]*"|--[\w-]+|\[[A-Z_]+\]|[\w./-]+\.(?:json|csv|xlsx|md|html)\b|\/[\w/-]+/g, ' ').toLowerCase();
  return [...own.matchAll(/[\p{L}\p{N}_’'-]+/gu)].map(([word]) => word).filter((word) => STOP_WORDS.has(word));
}
