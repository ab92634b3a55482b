import { useQuery } from '@tanstack/react-query';
import { usersQuery } from '../../app/queries.ts';
import { PersonText } from '../PersonText.tsx';

/** Who a row belongs to. */
export function OwnerCell({ id }: { id: string | null }) {
  const users = useQuery(usersQuery).data ?? [];
  const owner = users.find((user) => user.id === id);
  return owner ? <PersonText id={owner.id} name={owner.name} /> : null;
}
