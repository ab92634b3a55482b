import type { Column, Policy, Table } from './generate-catalog.ts';
import { broken, commented, heading, tidied } from './generate-text.ts';

/** What a table is today, on one page. */
export function tablePage(table: Table): string {
  const parts = [
    heading.trimEnd(),
    [...commented(table.comment), table.view === null ? tableOf(table) : viewOf(table)].join('\n'),
    table.indexes.map((index) => `${tidied(index)};`).join('\n'),
    table.secured
      ? `alter table ${table.name} enable row level security, force row level security;`
      : '',
    table.policies.map((policy) => policyOf(table.name, policy)).join('\n'),
    grantsOf(table),
    table.triggers.map(triggerOf).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function tableOf({ name, columns, constraints }: Table): string {
  const lines = [
    ...columns.map((column) => [...commented(column.comment, '  '), `  ${columnOf(column)}`]),
    ...constraints.map(({ name, definition }) => [`  constraint ${name} ${tidied(definition)}`]),
  ];
  const last = lines.length - 1;
  const text = lines.map((line, place) => line.join('\n') + (place === last ? '' : ','));
  return `create table ${name} (\n${text.join('\n')}\n);`;
}

function columnOf({ name, type, collation, nullable, filled }: Column): string {
  const parts = [
    `${name} ${tidied(type)}`,
    collation === null ? '' : `collate "${collation}"`,
    nullable ? '' : 'not null',
    tidied(filled),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** 15 names a column's table even where there is only one, 18 does not. */
function viewOf({ name, view }: Table): string {
  const query = tidied(view ?? '');
  const [, only] = / from (\w+) (?:where|;)/.exec(query) ?? [];
  return `create view ${name} as\n  ${only ? query.replaceAll(`${only}.`, '') : query}`;
}

function policyOf(table: string, policy: Policy): string {
  const on = policy.restrictive ? `${table} as restrictive` : table;
  const lines = [
    `create policy ${policy.name} on ${on} for ${policy.command} to ${policy.roles.join(', ')}`,
  ];
  if (policy.using_expression !== null)
    lines.push(`  using (${broken(tidied(policy.using_expression), '  ')})`);
  if (policy.check_expression !== null)
    lines.push(`  with check (${broken(tidied(policy.check_expression), '  ')})`);
  return `${lines.join('\n')};`;
}

/** One line for all roles that may do the same. */
function grantsOf({ name, grants }: Table): string {
  if (grants.length === 0) return '-- Granted to nobody but the owner.';
  const byPrivileges = Map.groupBy(grants, ({ privileges }) => privileges.join(', '));
  return [...byPrivileges]
    .map(
      ([privileges, to]) =>
        `grant ${privileges} on ${name} to ${to.map((one) => one.role).join(', ')};`,
    )
    .join('\n');
}

function triggerOf(definition: string): string {
  return `${tidied(definition).replace(/( when \(.*\))? execute function /, '\n $1 execute function ')};`;
}
