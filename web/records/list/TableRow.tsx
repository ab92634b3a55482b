import { Link } from '@tanstack/react-router';
import { type CSSProperties, type ReactNode, use } from 'react';
import { SkeletonBars } from '../../ui/SkeletonBars.tsx';
import type { RecordKind } from '../record-kind.ts';
import classes from './RecordTable.module.css';
import { RowLinkContext } from './row-link.ts';

type TableRowProps = {
  kind: RecordKind;
  id: string;
  index: number;
  style: CSSProperties;
  margin: ReactNode;
  action: ReactNode;
  children: ReactNode;
};

/** One record. Its name is a link that covers the row. */
export function TableRow({ kind, id, index, style, margin, action, children }: TableRowProps) {
  return (
    <RowLinkContext value={{ kind, id }}>
      <tr aria-rowindex={index + 2} className={classes.row} style={style}>
        <td className={classes.margin}>{margin}</td>
        {children}
        <td className={classes.action}>{action}</td>
      </tr>
    </RowLinkContext>
  );
}

/** The name in a row: a click anywhere in the row opens the record. */
export function NameLink({ mark, children }: { mark?: ReactNode; children: string }) {
  const row = use(RowLinkContext);
  if (!row) return children;
  return (
    <Link
      to={`/${row.kind}/$id`}
      params={{ id: row.id }}
      className={classes.name}
      title={children}
      data-row-link
    >
      {mark}
      <span className={classes.nameText}>{children}</span>
    </Link>
  );
}

type SkeletonRowProps = { count: number; style: CSSProperties };

const shares = ['72%', '58%', '84%', '46%', '66%', '52%'];

/** A row that is on its way. */
export function SkeletonRow({ count, style }: SkeletonRowProps) {
  return (
    <tr className={classes.row} style={style} aria-hidden>
      <td className={classes.margin} />
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place
        <td key={at} className={classes.cell}>
          <SkeletonBars widths={[shares[at % shares.length] ?? '60%']} />
        </td>
      ))}
    </tr>
  );
}
