import type { Func } from './generate-catalog.ts';
import { commented, heading } from './generate-text.ts';

/** Every function of ours on one page: what it answers, as whom it runs, who may call it. */
export function functionsPage(functions: Func[]): string {
  return `${heading}\n${functions.map(oneFunction).join('\n')}`;
}

function oneFunction(func: Func): string {
  const lines = [
    ...commented(func.comment),
    `create function ${func.name}(${func.arguments}) returns ${func.result}`,
    `  ${func.volatility}${func.definer ? ' security definer' : ''};`,
  ];
  if (func.roles.length > 0)
    lines.push(`grant execute on function ${func.name} to ${func.roles.join(', ')};`);
  return `${lines.join('\n')}\n`;
}
