/** A reader of iCalendar that takes nothing but what RFC 5545 says: of the feed, written apart from what writes it. */

export type CalendarProperties = Readonly<Record<string, string>>;

const NAME = /^[A-Z-]+$/;

/** @returns the events. @throws where the text is no calendar. */
export function readCalendar(bytes: Uint8Array): CalendarProperties[] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error('a line does not end in CRLF');
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) {
    if (new TextEncoder().encode(line).length > 75) throw new Error(`more than 75 octets: ${line}`);
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) throw new Error('a control character');
  }
  const lines: string[] = [];
  for (const line of raw) {
    if (line.startsWith(' ')) lines.push((lines.pop() ?? '') + line.slice(1));
    else lines.push(line);
  }
  const open: string[] = [];
  const calendar: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const [name = '', ...parameters] = line.slice(0, colon).split(';');
    const value = line.slice(colon + 1);
    if (colon < 1 || !NAME.test(name)) throw new Error(`no property: ${line}`);
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
      continue;
    }
    if (name === 'END') {
      if (open.pop() !== value) throw new Error(`ends what did not begin: ${line}`);
      continue;
    }
    const into = open.at(-1) === 'VEVENT' ? events.at(-1)! : calendar;
    if (name in into) throw new Error(`${name} twice`);
    if (name.startsWith('DT') && name !== 'DTSTAMP' && (parameters.join() !== 'VALUE=DATE' || !/^\d{8}$/.test(value)))
      throw new Error(`no day: ${line}`);
    into[name] = ['SUMMARY', 'DESCRIPTION', 'UID', 'X-WR-CALNAME'].includes(name) ? unescaped(value) : value;
  }
  if (open.length > 0) throw new Error(`${open.join()} has no end`);
  if (lines[0] !== 'BEGIN:VCALENDAR' || calendar['VERSION'] !== '2.0' || calendar['PRODID'] === undefined) throw new Error('no calendar');
  for (const event of events) {
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY']) if (!event[name]) throw new Error(`an event without ${name}`);
    if (!/^\d{8}T\d{6}Z$/.test(event['DTSTAMP']!)) throw new Error('a stamp that is no moment');
    if (event['DTSTART']! >= event['DTEND']!) throw new Error('an event that ends before it begins');
  }
  return events;
}

function unescaped(text: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(text)) throw new Error(`not escaped: ${text}`);
  return text.replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));
}
