import { describe, expect, it } from 'vitest';
import { style } from '../../../src/report/style.ts';

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const schemes = [...style.matchAll(/:root \{([^}]*)\}/g)].slice(0, 2).map(([, body = '']) => {
  const colours = new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]));
  return (name: string): string => colours.get(name) ?? expect.fail(`No colour ${name}`);
});

describe.each([
  ['light', schemes[0]],
  ['dark', schemes[1]],
])('the %s scheme', (_, colour) => {
  if (colour === undefined) throw new Error('A scheme is missing');

  it('has text of at least 4.5:1 on every ground', () => {
    for (const ground of ['page', 'surface', 'soft']) {
      for (const text of ['text', 'muted', 'accent', 'bad', 'warning']) {
        expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const tone of ['good', 'warning', 'bad']) {
      expect(contrast(colour(tone), colour(`${tone}-soft`)), tone).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour('text'), colour(`${tone}-soft`)), tone).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has signs and bars of at least 3:1', () => {
    for (const sign of ['mentor', 'trainee', 'unmet', 'pair']) {
      expect(contrast(colour(sign), colour('land')), sign).toBeGreaterThanOrEqual(3);
      expect(contrast(colour(sign), colour('surface')), sign).toBeGreaterThanOrEqual(3);
    }
    for (const bar of ['background', 'workload', 'location', 'preferences', 'generation']) {
      expect(contrast(colour(bar), colour('surface')), bar).toBeGreaterThanOrEqual(3);
    }
  });
});
