/** A small country for the tests: two boards, services and sites with awkward names, communes with namesakes. */
import type { Commune, Reference, Service, Site } from '../../../src/domain/site.ts';

const place = { latitude: 46, longitude: 3 };

function service(code: string, name: string, boardCode: string): Service {
  return { code, name, boardCode, departmentCode: code.slice(-2), inseeCode: '33063', town: 'Bordeaux' };
}

function site(code: string, name: string, serviceCode: string): Site {
  return { code, name, serviceCode, town: 'Bordeaux', inseeCode: '33063', coordinates: place, settings: ['MO'] };
}

function commune(inseeCode: string, name: string, located = true): Commune {
  return { inseeCode, name, departmentCode: inseeCode.slice(0, 2), coordinates: located ? place : null };
}

function byCode<T extends { code: string }>(items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.code, item]));
}

export const reference: Reference = {
  boards: byCode([
    { code: 'DISP-BOR', name: 'Bordeaux' },
    { code: 'DISP-LYO', name: 'Lyon' },
  ]),
  services: byCode([
    service('SPIP-33', 'SPIP de la Gironde', 'DISP-BOR'),
    service('SPIP-24', 'SPIP de la Dordogne', 'DISP-BOR'),
    service('SPIP-01', 'SPIP de l’Ain', 'DISP-LYO'),
  ]),
  sites: byCode([
    site('SPIP-33-01', 'Antenne de Bordeaux', 'SPIP-33'),
    site('SPIP-33-02', 'Antenne du Centre', 'SPIP-33'),
    site('SPIP-24-01', 'Antenne du Centre', 'SPIP-24'),
    site('SPIP-01-01', 'SPIP de l’Ain', 'SPIP-01'),
  ]),
  aliases: [{ alias: 'Gradignan', code: 'SPIP-33-01' }],
  communes: new Map(
    [
      { ...commune('33063', 'Bordeaux'), postalCodes: '33000 33400', former: '33110 Caudéran' },
      commune('01053', 'Bourg-en-Bresse'),
      commune('33400', 'Saint-Denis'),
      { ...commune('24400', 'Saint-Denis'), postalCodes: '24000' },
      commune('01400', 'Vernon'),
      commune('01401', 'Vernon'),
      { ...commune('24037', 'Bergerac', false), postalCodes: '24000' },
      ...[1, 2, 3, 4, 5, 6].map((k) => commune(`7700${k}`, 'Beaulieu')),
      // Far from every service; of the second another of a longer name is near.
      { ...commune('59001', 'Loinville'), coordinates: { latitude: 50.6, longitude: 3 } },
      { ...commune('59002', 'Bergera'), coordinates: { latitude: 50.6, longitude: 3 } },
      commune('33777', 'Bergera-la-Longue'),
    ].map((item) => [item.inseeCode, item]),
  ),
};
