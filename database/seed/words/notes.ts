import type { Phase, Saying } from './phases.ts';

export const notes: Record<Phase, readonly Saying[]> = {
  early: [
    {
      subject: 'What they have',
      says: [
        '{n} vehicles, about a third with factory trackers that nobody looks at. Excel for the rest.',
        'The decision is made in {place}, but the depots have a say. {first} opens doors.',
        'They tried {rival} four years ago and stopped after the pilot. Ask why before proposing anything.',
        'Two brands of trucks, three of vans. Check the {product} against the vans first.',
      ],
    },
    {
      subject: 'Who decides',
      says: [
        '{first} prepares, the managing director signs, finance only checks the sum.',
        'Family business: the brothers decide over lunch on Fridays.',
        'Anything above the yearly limit goes to the board, which meets in {month}.',
      ],
    },
  ],
  middle: [
    {
      subject: 'After the visit',
      says: [
        'Saw the yard in {place}. Half of the vehicles are older than ten years: the CAN reader will not fit all.',
        'The dispatcher is our best friend here. Keep in the loop on everything.',
        'They need reports in their own language; the app can stay in English.',
        'Their workshop is better equipped than ours. Training them is the cheap way.',
      ],
    },
    {
      subject: 'Competition',
      says: [
        '{rival} offers the hardware for free and takes it back in the monthly fee. Show the three-year sum.',
        'We are one of two left. The other is {rival}.',
        '{rival} was here last week. {first} found their map nicer and their reports worse.',
      ],
    },
  ],
  late: [
    {
      subject: 'Before we sign',
      says: [
        'Discount approved up to eight per cent, not more. Free installation is the better card.',
        'Legal has seen the data agreement and is fine with it.',
        'They want delivery before the winter season. Stock looks good for {n} units.',
        'Credit check is clean. Invoice address differs from the depot in {place}.',
      ],
    },
  ],
  won: [
    {
      subject: 'Handed over to delivery',
      says: [
        'Delivery has the vehicle list, {n} in all, installation in {place}. {first} is the one to call.',
        'Promised: weekly report on Mondays, training for two dispatchers, invoice by quarter.',
      ],
    },
  ],
  lost: [
    {
      subject: 'Why we lost',
      says: [
        'They never had a person who owned it. Next time ask for one before the pilot.',
        'Price was said, trust was meant: they have known the people at {rival} for years.',
        'We were late with the answer about old vehicles. Worth a second try in {month}.',
      ],
    },
  ],
  loose: [
    {
      subject: 'Worth knowing',
      says: [
        'Opens a new terminal outside {place} in {month}.',
        'Runs on leased trucks that change every four years; the next round starts in {month}.',
        'The new owner has some {n} more vehicles under another name.',
        '{first} prefers mail in the morning and never answers on Fridays.',
        'Sits on the committee of the hauliers’ association. Knows everybody.',
      ],
    },
  ],
};
