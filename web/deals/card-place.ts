/** Where a deal's card stands on the screen; null while it is not to be seen. */
export function placeOfCard(dealId: string): DOMRect | null {
  for (const card of document.querySelectorAll(`[data-deal-id="${dealId}"]`)) {
    const place = card.getBoundingClientRect();
    const isSeen =
      place.width > 0 && place.right > 0 && place.left < innerWidth && place.top < innerHeight - 20;
    if (isSeen) return place;
  }
  return null;
}
