import { describe, expect, it } from 'vitest';
import { franceOutline } from '../../../../src/report/map/france-outline.ts';
import { departmentBorders } from '../../../../src/report/map/department-borders.ts';
import { allFrames, framesFor } from '../../../../src/report/map/frames.ts';
import { SITES } from '../sample-places.ts';

const frames = allFrames();
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

describe('the frames for some people', () => {
  const at = (latitude: number, longitude: number): { latitude: number; longitude: number } => ({ latitude, longitude });
  const [dijon, auxerre, nevers] = [at(47.32, 5.04), at(47.8, 3.57), at(46.99, 3.16)];

  it('are drawn to them where they are in one part of the country, all inside and with room around', () => {
    const [zoomed, ...others] = framesFor([dijon, auxerre, nevers]);
    expect([zoomed!.id, others.some(({ id }) => id === 'parisRegion')]).toEqual(['zoomed', false]);
    for (const place of [dijon, auxerre, nevers]) {
      const [x, y] = zoomed!.project(place);
      expect(x > 20 && x < zoomed!.width - 20 && y > 20 && y < zoomed!.height - 20).toBe(true);
      expect(zoomed!.contains(place)).toBe(true);
    }
    expect(zoomed!.contains(at(43.3, 5.37))).toBe(false);
    expect(zoomed!.borders.length).toBeGreaterThan(200);
    expect(zoomed!.land).not.toBe('');
  });

  it('have room for one place alone, and are those of the country for people all over it, overseas or nowhere', () => {
    const [alone] = framesFor([dijon]);
    expect([alone!.id, alone!.project(dijon)[0]]).toEqual(['zoomed', alone!.width / 2]);
    expect(Math.abs(alone!.project(dijon)[1] - alone!.height / 2)).toBeLessThan(2);
    expect(framesFor([at(50.6, 3.06), at(43.3, 5.37)])).toBe(frames);
    expect(framesFor([at(-20.9, 55.5)])).toBe(frames);
    expect(framesFor([])).toBe(frames);
  });
});

describe('the borders of departments', () => {
  it('part each prefecture from those of its neighbours', () => {
    const crossed = ([x1, y1]: number[], [x2, y2]: number[]): boolean =>
      departmentBorders.some((line) =>
        line.some((_, k) => {
          if (k % 2 === 1 || k + 3 >= line.length) return false;
          const [ax, ay, bx, by] = line.slice(k, k + 4) as [number, number, number, number];
          const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
            Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
          return (
            side(x1!, y1!, x2!, y2!, ax, ay) !== side(x1!, y1!, x2!, y2!, bx, by) &&
            side(ax, ay, bx, by, x1!, y1!) !== side(ax, ay, bx, by, x2!, y2!)
          );
        }),
      );
    const [dijon, auxerre, nevers, lyon, villeurbanne, bordeaux, libourne] = [
      ...[
        [5.04, 47.32],
        [3.57, 47.8],
        [3.16, 46.99],
        [4.84, 45.76],
      ],
      ...[
        [4.88, 45.77],
        [-0.58, 44.84],
        [-0.24, 44.91],
      ],
    ] as number[][];
    expect([crossed(dijon!, auxerre!), crossed(auxerre!, nevers!), crossed(nevers!, lyon!)]).toEqual([true, true, true]);
    expect([crossed(lyon!, villeurbanne!), crossed(bordeaux!, libourne!)]).toEqual([false, false]);
  });

  it('are lines of pairs of degrees, on the mainland and Corsica', () => {
    expect(departmentBorders.length).toBeGreaterThan(200);
    for (const line of departmentBorders) {
      expect(line.length % 2 === 0 && line.length >= 4).toBe(true);
      expect(line.every((value, k) => (k % 2 === 0 ? value > -5.5 && value < 9.7 : value > 41.2 && value < 51.2))).toBe(true);
    }
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
