import { describe, expect, it } from 'vitest';
import { ProgressLine, type Terminal } from '../../src/cli/terminal.ts';

const label = { fr: 'Notation', en: 'Scoring' };

function logged(changes: Partial<Terminal>, steps: readonly number[]): string {
  let log = '';
  const terminal: Terminal = {
    language: 'fr',
    json: false,
    out: () => {},
    log: (text) => void (log += text),
    interactive: false,
    cancelled: { aborted: false },
    writing: { made: () => {}, commit: () => {} },
    endingAfter: () => ({ aborted: false }),
    ...changes,
  };
  const line = new ProgressLine(terminal);
  for (const done of steps) line.show(label, done);
  line.show({ fr: 'Suite', en: 'Next' }, 0);
  return log;
}

describe('progress', () => {
  it('is one line a stage where nobody watches', () => {
    expect(logged({}, [0, 0.2, 0.9, 1])).toBe('Notation…\nSuite…\n');
    expect(logged({ language: 'en' }, [0])).toBe('Scoring…\nNext…\n');
  });

  it('is one line that fills up by tenths, on a terminal', () => {
    const cleared = '\r\u001b[2K';
    expect(logged({ interactive: true }, [0, 0.05, 0.31, 0.3, 1])).toBe(
      `${cleared}Notation 0 %${cleared}Notation 30 %${cleared}Notation 100 %\n${cleared}Suite 0 %`,
    );
  });
});
