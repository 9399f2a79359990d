import type { SeasonFigures } from '../src/report/season-figures.ts';

export function tablesOf(figures: SeasonFigures): { head: string[]; rows: string[][] }[];
export function figuresModule(figures: SeasonFigures): string;
export function page(figures: SeasonFigures): string;
export function drawing(figures: SeasonFigures): string;
