/** What an office may set, for the whole country or for a directorate, with what holds until then. Days are counted back from a period's first day. */
import { RUN_DAYS_BEFORE } from './preparation.ts';

export const SETTINGS = {
  /** On this day the service prepares a run for each directorate whose census is applied. */
  runDaysBefore: { usual: RUN_DAYS_BEFORE, least: 1, most: 365 },
  submitDaysBefore: { usual: 35, least: 1, most: 365 },
  decideDaysBefore: { usual: 21, least: 1, most: 365 },
  publishDaysBefore: { usual: 14, least: 1, most: 365 },
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Settings = Readonly<Record<SettingName, number>>;

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** What holds where: the directorate's own, else the country's, else what the service was configured with, else the usual. */
export function settingsOf(...layers: readonly Partial<Settings>[]): Settings {
  const usual = Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].usual])) as Record<SettingName, number>;
  for (const layer of layers.toReversed()) for (const name of SETTING_NAMES) usual[name] = layer[name] ?? usual[name];
  return usual;
}
