import { dirname, posix } from 'node:path';
import type { Source } from './check-sources.ts';

/** What the rules of the house forbid and biome cannot express; a line each. */
export function wrongInWalls(sources: Source[]): string[] {
  const ours = sources.filter(({ path }) => !isGenerated(path));
  return [
    ...ours.flatMap(wrongName),
    ...ours.flatMap(wrongLength),
    ...ours.flatMap(sqlOutside),
    ...ours.flatMap(colourOutside),
    ...importsOfFeatures(ours),
    ...tablesWithoutWord(ours),
  ];
}

function isGenerated(path: string): boolean {
  return /^(database\/(schema\/|types\.ts)|web\/(reports\/)?locales\/|package-lock\.json|docs\/errors\.md)/.test(
    path,
  );
}

const emptyWords = /(^|[/-])(helpers?|utils?|common|misc|managers?|services?)([./-]|$)/i;

/** A name says what is inside. */
function wrongName({ path }: Source): string[] {
  return emptyWords.test(path) ? [`${path}: the name says nothing about what is inside`] : [];
}

const isTest = (path: string) => path.startsWith('tests/') || /\.test\.tsx?$/.test(path);

function wrongLength({ path, text }: Source): string[] {
  if (!/\.(ts|tsx|mjs|css|sql)$/.test(path)) return [];
  const lines = text.split('\n').length - 1;
  const most = isTest(path) ? 400 : 300;
  return lines > most ? [`${path}: ${lines} lines, more than ${most}; split it by verb`] : [];
}

// Where statements may stand besides queries.ts: what opens the database, what words every list's
// query, what reports, and what speaks as the owner or the sign-in login instead of as a person.
const sqlPlaces =
  /^(server\/database\/|server\/lists\/|server\/reports\/|server\/(access|backup|events)\/|server\/main\.ts|server\/http\/health\.ts|database\/|scripts\/|tests\/|bench\/)|(^|[/-])queries\.ts$|\.test\.tsx?$/;
const statement =
  /(?:sql)?[`'"]\s*(?:select\s+\S|insert into\s|update\s+\S+\s+set\s|delete from\s|with\s+(?:recursive\s+)?\w+\s+as\s*\(|copy\s+[\w(]+\s|truncate\s|(?:create|alter|drop)\s+(?:table|role|database|view|function)\s)/i;

function sqlOutside({ path, text }: Source): string[] {
  if (!/\.(ts|tsx|mjs)$/.test(path) || sqlPlaces.test(path)) return [];
  return linesThat(text, statement).map((line) => `${path}:${line}: SQL belongs in a queries.ts`);
}

const colour =
  /(?:['"`:\s(,]#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!-))|\b(?:rgba?|hsla?|oklch|oklab|lch|lab)\(/i;

function colourOutside({ path, text }: Source): string[] {
  if (!/^web\/.*\.(ts|tsx|css)$/.test(path) || /^web\/app\/theme/.test(path) || isTest(path))
    return [];
  return linesThat(text, colour).map((line) => `${path}:${line}: colours come from the theme`);
}

function linesThat(text: string, pattern: RegExp): number[] {
  return text.split('\n').flatMap((line, place) => (pattern.test(line) ? [place + 1] : []));
}

// What features are made with: not features, though routes are made there too.
const foundations = new Set(['server/database', 'server/http', 'server/lists', 'server/records']);

/** A feature is a folder of server/ with routes; others may import its queries and nothing else. */
function importsOfFeatures(sources: Source[]): string[] {
  const features = new Set(
    sources
      .filter(({ path }) => /^server\/[^/]+\/([\w-]+-)?routes\.ts$/.test(path))
      .map(({ path }) => dirname(path))
      .filter((folder) => !foundations.has(folder)),
  );
  return sources
    .filter(
      ({ path }) =>
        [...features].some((feature) => path.startsWith(`${feature}/`)) && !isTest(path),
    )
    .flatMap(({ path, text }) =>
      importsOf(path, text)
        .filter((target) => dirname(target) !== dirname(path) && features.has(dirname(target)))
        .filter((target) => !/(^|[/-])queries\.ts$/.test(target))
        .map((target) => `${path}: imports ${target}; of another feature only its queries`),
    );
}

function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(/(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g);
  return [...found].map(([, target = '']) => posix.join(dirname(path), target));
}

/** What is not granted is said where tables are made, so that nobody takes it for forgotten. */
function tablesWithoutWord(sources: Source[]): string[] {
  return sources
    .filter(
      ({ path, text }) =>
        path.startsWith('database/migrations/') && /^create table (?!auth\.)/m.test(text),
    )
    .filter(({ text }) => !grantsAll(text) && !/^-- (Nobody|No grants)/m.test(text))
    .map(({ path }) => `${path}: does not say what is not granted ("-- Nobody …")`);
}

function grantsAll(text: string): boolean {
  const words = [...text.matchAll(/^grant ([a-z, ]+) on /gm)].map(
    ([, privileges = '']) => privileges,
  );
  return ['select', 'insert', 'update', 'delete'].every((one) => words.join(', ').includes(one));
}
