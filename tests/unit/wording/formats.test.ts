import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../../src/wording/formats.ts';

const fr = formatsOf('fr');
const en = formatsOf('en');

describe('formats', () => {
  it('groups thousands and separates decimals as each language does', () => {
    expect([fr.integer(1234567), en.integer(1234567)]).toEqual(['1\u202f234\u202f567', '1,234,567']);
    expect([fr.decimal(1284.5, 4), en.decimal(1284.5, 4), fr.decimal(-1284.25, 1)]).toEqual(['1\u202f284,5', '1,284.5', '−1\u202f284,3']);
    expect([fr.decimal(100, 2), fr.decimal(0.5, 0)]).toEqual(['100', '1']);
  });

  it('shows millionths as points out of 100 with one decimal', () => {
    expect([fr.points(831_500), en.points(1_000_000), fr.points(0), fr.points(499), fr.points(-499)]).toEqual([
      '83,2',
      '100.0',
      '0,0',
      '0,0',
      '0,0',
    ]);
  });

  it('signs differences, never a zero', () => {
    expect([fr.signedPoints(12_000), fr.signedPoints(-12_000), fr.signedPoints(0), fr.signedPoints(100)]).toEqual([
      '+1,2',
      '−1,2',
      '0,0',
      '0,0',
    ]);
    expect([en.signedPercentPoints(0.044), en.signedPercentPoints(-0.182)]).toEqual(['+4.4', '−18.2']);
  });

  it('writes shares and minutes', () => {
    expect([fr.percent(0.976), en.percent(1), fr.minutes(28)]).toEqual(['97,6\u202f%', '100%', '28\u00a0min']);
  });

  it('writes dates in full, and leaves what is no date', () => {
    expect([fr.date('2025-09-01'), fr.date('2025-12-19'), en.date('2025-09-01')]).toEqual([
      '1er\u00a0septembre\u00a02025',
      '19\u00a0décembre\u00a02025',
      '1\u00a0September\u00a02025',
    ]);
    expect([fr.date('2025-13-01'), fr.date('soon')]).toEqual(['2025-13-01', 'soon']);
  });

  it('counts: French is plural from two on, English from anything but one', () => {
    expect([0, 1, 1.5, 2].map((n) => fr.count(n, 'tuteur', 'tuteurs').endsWith('s'))).toEqual([false, false, false, true]);
    expect([0, 1, 2].map((n) => en.count(n, 'mentor', 'mentors').endsWith('s'))).toEqual([true, false, true]);
  });
});
