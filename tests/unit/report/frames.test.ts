import { describe, expect, it } from 'vitest';
import { franceOutline } from '../../../src/report/france-outline.ts';
import { frames } from '../../../src/report/frames.ts';
import { SITES } from './sample-places.ts';

const framesOf = (latitude: number, longitude: number): string[] =>
  frames.filter((frame) => frame.contains({ latitude, longitude })).map(({ id }) => id);

describe('the frames of the map', () => {
  it('hold every site, inside the drawing', () => {
    for (const [, , site, , latitude, longitude] of SITES) {
      const [frame] = frames.filter((each) => each.contains({ latitude, longitude }));
      const [x, y] = frame?.project({ latitude, longitude }) ?? [Number.NaN, Number.NaN];
      expect(x >= 0 && x <= (frame?.width ?? 0) && y >= 0 && y <= (frame?.height ?? 0), site).toBe(true);
    }
  });

  it('put a place where it belongs', () => {
    expect(framesOf(48.8566, 2.3522)).toEqual(['main', 'parisRegion']);
    expect(framesOf(42.7, 9.45)).toEqual(['main']);
    expect(framesOf(46.78, -56.17)).toEqual(['saintPierreEtMiquelon']);
    expect(framesOf(0, 0)).toEqual([]);
  });

  it('draw land in each but the inland one, north up and west left', () => {
    for (const { id, land } of frames) expect(land === '', id).toBe(id === 'parisRegion');
    const [main] = frames;
    const [brestX = 0, brestY = 0] = main?.project({ latitude: 48.39, longitude: -4.49 }) ?? [];
    const [niceX = 0, niceY = 0] = main?.project({ latitude: 43.7, longitude: 7.27 }) ?? [];
    expect([brestX < niceX, brestY < niceY]).toEqual([true, true]);
  });
});

describe('the outlines', () => {
  it('are closed rings of pairs of degrees', () => {
    for (const ring of Object.values(franceOutline).flat()) {
      expect(ring.length % 2).toBe(0);
      expect(ring.length).toBeGreaterThanOrEqual(8);
      expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
      expect(ring.every((value, k) => Math.abs(value) <= (k % 2 === 0 ? 180 : 90))).toBe(true);
    }
  });
});
