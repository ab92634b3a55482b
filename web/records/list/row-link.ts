import { createContext } from 'react';
import type { RecordKind } from '../record-kind.ts';

/** Which record a cell stands in. */
export const RowLinkContext = createContext<{ kind: RecordKind; id: string } | null>(null);
