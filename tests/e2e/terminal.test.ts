import { describe, expect, it } from 'vitest';
import { ProgressLine } from '../../src/cli/progress-line.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

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
    untilAsked: () => Promise.resolve(),
    today: () => '2025-07-10',
    endingAfter: () => ({ aborted: false }),
    ...changes,
  };
  const line = new ProgressLine(terminal);
  for (const done of steps) line.show('score', done);
  line.show('explain', 0);
  return log;
}

describe('progress', () => {
  it('is one line a stage where nobody watches', () => {
    expect(logged({}, [0, 0.2, 0.9, 1])).toBe('Notation des paires…\nExplication de chaque binôme…\n');
    expect(logged({ language: 'en' }, [0])).toBe('Scoring pairs…\nExplaining each pair…\n');
  });

  it('is one line that fills up by tenths, on a terminal', () => {
    const cleared = '\r\u001b[2K';
    expect(logged({ interactive: true }, [0, 0.05, 0.31, 0.3, 1])).toBe(
      ['Notation des paires 0 %', 'Notation des paires 30 %', 'Notation des paires 100 %\n', 'Explication de chaque binôme 0 %']
        .map((text) => `${cleared}${text}`)
        .join(''),
    );
  });
});
