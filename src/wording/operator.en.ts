/** The English sentences that whoever runs the service reads in the terminal. */
import { formatsOf } from './formats.ts';
import type { operatorFr } from './operator.fr.ts';

const { counted, date, integer } = formatsOf('en');

export const operatorEn: typeof operatorFr = {
  serving: (address) => `Binôme answers at ${address} (Ctrl-C to stop).`,
  demo: {
    head: 'Demonstration: invented people, password “demo” for every account, this machine alone.',
    accounts: (logins) => `Accounts: ${logins}…`,
    folder: (folder) => `Data: ${folder} (delete this folder to begin again).`,
  },
  working: 'Listening to the queue of runs (Ctrl-C to stop).',
  stopping: 'Stopping: requests under way are ending…',
  stopped: 'Stopped.',
  migrated: (n) => (n === 0 ? 'The database is up to date.' : `${counted(n, 'migration', 'migrations')} applied.`),
  backedUp: (rows, file) => `${counted(rows, 'row', 'rows')} backed up into ${file}.`,
  restored: (rows, file) => `${counted(rows, 'row', 'rows')} restored from ${file}.`,
  exported: (rows, file) =>
    `${counted(rows, 'row copied', 'rows copied')} into ${file}: no passwords, no addresses, no confidential notes.`,
  imported: (rows, file) =>
    `${counted(rows, 'row read', 'rows read')} from ${file}. To rehearse: “"mode": "rehearsal"” in the configuration.`,
  added: (login) => `Account “${login}” made.`,
  password: (password) => `Password, shown this once: ${password}`,
  passwordSet: (login) => `Password of “${login}” changed; its sessions have ended.`,
  granted: (login, role, scope) => `“${login}” has the role ${role} for ${scope}.`,
  disabled: (login) => `Account “${login}” disabled; its sessions have ended.`,
  disabledBefore: (login) => `The account “${login}” was disabled already.`,
  retention: {
    rules: {
      noteMonths: 'Confidential notes of closed cases',
      importMonths: 'Censuses sent and never applied, answers kept',
      draftMonths: 'Runs never submitted',
      traceMonths: 'Notices sent, sessions and tokens that have ended',
      seasonMonths: 'Rounds that are over, censuses replaced, people gone',
      files: 'Files that nothing refers to any more',
    },
    part: (what, before, n) =>
      `${what}${before === null ? '' : ` (before ${date(before)})`}: ${n === 0 ? 'nothing' : counted(n, 'row', 'rows')}.`,
    table: (table, n) => `${table} ${integer(n)}`,
    dry: 'Nothing was deleted: without --dry-run these rows are.',
    done: 'Deleted, and entered in the record. Older backups still hold them.',
  },
  chain: {
    holds: (lines) => `The record holds: ${counted(lines, 'line', 'lines')}, each in its place.`,
    head: (hash) => `Fingerprint of the last line, to be kept elsewhere: ${hash}`,
    missing: (number) => `The record does not hold: a line is missing, or one too many, before number ${integer(number)}.`,
    changed: (number) => `The record does not hold: line ${integer(number)} is not the one that was written.`,
    broken: (number) => `The record does not hold: line ${integer(number)} does not follow the one before it.`,
    cut: (head) => `The record does not hold: no line has the fingerprint ${head}; its end was taken off, or it was written anew.`,
  },
};
