export const rivals = ['Vagnkoll', 'Kolonn24', 'Rutteva', 'Flottilo', 'Korrida Fleet'];

export const months =
  'January, February, March, April, May, June, August, September, October'.split(', ');
