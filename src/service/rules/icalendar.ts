/** Days as a calendar feed (RFC 5545): whole days, which no time zone moves. */

export interface CalendarEvent {
  /** The same for the same event each time; unique in the world. */
  readonly uid: string;
  /** ISO days, both included. */
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** Address of a page; '' for none. */
  readonly url: string;
}

export interface CalendarFeed {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** When its content is as it is said to be. */
  readonly at: Date;
}

/** Octets of a line, without its end. */
const LINE_MOST = 75;

/** As text/calendar, in UTF-8, lines ended by CRLF. */
export function calendarText({ name, events, at }: CalendarFeed): string {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Binome//Binome//FR', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    `X-WR-CALNAME:${escaped(name)}`,
    ...['REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H'],
    ...events.flatMap((event) => linesOf(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function linesOf({ uid, from, to, title, text, url }: CalendarEvent, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(from)}`,
    // The day after the last: DTEND is not part of it.
    `DTEND;VALUE=DATE:${compact(dayAfter(to))}`,
    `SUMMARY:${escaped(title)}`,
    ...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]),
    ...(url === '' ? [] : [`URL:${url}`]),
    // Nobody is kept from meeting anybody by a due date.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** A long line goes on in the next, which begins with a space; no character is cut in two. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const length = new TextEncoder().encode(character).length;
    if (octets + length > LINE_MOST) {
      pieces.push(piece);
      piece = '';
      octets = 1;
    }
    piece += character;
    octets += length;
  }
  return [...pieces, piece].join('\r\n ');
}
