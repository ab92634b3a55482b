import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { z } from 'zod';

const manifest = z.object({ scripts: z.record(z.string(), z.string()) });

/** Paths, links and commands that README, AGENTS and docs/ name and that do not exist. */
export function wrongInDocs(project: string): string[] {
  const { scripts } = manifest.parse(
    JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')),
  );
  return listDocs(project).flatMap((doc) => {
    const text = readFileSync(join(project, doc), 'utf8');
    const wrong = [
      ...wrongPaths(project, text),
      ...wrongLinks(project, doc, text),
      ...wrongCommands(scripts, text),
    ];
    return [...new Set(wrong)].map((what) => `${doc}: ${what} does not exist`);
  });
}

function listDocs(project: string): string[] {
  const docs = join(project, 'docs');
  const inDocs = existsSync(docs) ? readdirSync(docs).map((name) => `docs/${name}`) : [];
  return ['README.md', 'AGENTS.md', 'CONTRIBUTING.md', ...inDocs].filter(
    (path) => path.endsWith('.md') && existsSync(join(project, path)),
  );
}

const folders = '(?:bench|cli|contract|database|docs|scripts|server|tests|web|\\.ci)';
const pathLike = new RegExp(`(?<![\\w/.-])${folders}/[\\w./-]*[\\w/]`, 'g');

/** Words like `server/deals/move.ts`; a pattern or a made-up part (`…`, `*`, `<name>`) is let be. */
function wrongPaths(project: string, text: string): string[] {
  return [...text.matchAll(pathLike)]
    .filter(({ 0: path, index }) => !/[*…<{:]/.test(text.charAt(index + path.length)))
    .map(([path]) => path)
    .filter((path) => !existsSync(join(project, path)));
}

function wrongLinks(project: string, doc: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(project, normalize(join(dirname(doc), target)))));
}

/** Those npm knows by itself: npm ci, npm install, npm install-scripts. */
function wrongCommands(scripts: Record<string, string>, text: string): string[] {
  const named = [...text.matchAll(/\bnpm (?:run (?:--silent |-s )?([\w:-]+)|(start|test)\b)/g)];
  return named
    .map(([, run, short]) => run ?? short ?? '')
    .filter((name) => !(name in scripts))
    .map((name) => `npm run ${name}`);
}
