export function NewDeal(_: { close: () => void }) {
  return null;
}
