import type { Phase, Saying } from './phases.ts';

export const calls: Record<Phase, readonly Saying[]> = {
  early: [
    {
      subject: 'First call',
      says: [
        '{first} runs {n} vehicles from {place} and still keeps trips in a spreadsheet.',
        'Asked for {first}, who was open but busy: two depots, {n} vehicles, a contract with {rival} that ends in {month}.',
        'Reached {first} between two meetings. They lose about an hour a day looking for vehicles.',
        '{first} had read about the {product} and wants to know whether it works with mixed makes.',
        'Friendly, short. {first} will look at {month} for a start, not earlier: the workshop is full.',
      ],
    },
    {
      subject: 'How they work today',
      says: [
        'Went through how dispatch works. The planner phones drivers up to forty times a day.',
        '{first} cares less about the map than about who may see what; drivers’ representatives have to agree.',
        'They own two thirds of the fleet and lease the rest, so units must move between vehicles.',
        'Main pain is invoices: customers dispute waiting time and nobody can prove it.',
        'Each of the depots plans for itself. {first} would like one picture of all {n} vehicles.',
      ],
    },
    {
      subject: 'Call back',
      says: [
        'Tried {first} after the fair. Remembered us, asked for something short to forward.',
        '{first} asked me to call again when the budget round is over.',
        'Wants to hear what it costs before any demo. Gave a range, {first} did not flinch.',
      ],
    },
  ],
  middle: [
    {
      subject: 'Questions after the demo',
      says: [
        '{first} asked about installation: can their own workshop do it? Yes, after one day of training.',
        'They liked the alarm list. The map was slow on an old office PC, promised to look into it.',
        'Wants the data in their own planning system; sent the API page while we spoke.',
        '{first} has shown it to the drivers. Two worried about breaks being tracked, the rest are fine.',
      ],
    },
    {
      subject: 'Pilot check-in',
      says: [
        'Pilot runs. Idling is already down, {first} showed it at their Monday meeting.',
        'One unit lost contact near {place}: a loose aerial. Replacement posted today.',
        'Three weeks in: two alarms a day instead of thirty, after we set the zones right.',
        'The night shift forgets to sign in. {first} will speak to them, we add a reminder.',
      ],
    },
    {
      subject: 'Scope',
      says: [
        'Scope is now {n} vehicles, but in two steps.',
        'They drop the cameras for now and keep the {product}.',
        '{first} needs the offer split by depot because each has its own budget.',
        'Subcontractors come in as well; they get the app without hardware.',
      ],
    },
  ],
  late: [
    {
      subject: 'Price',
      says: [
        '{first} compared us with {rival}: we are a little dearer each month and cheaper over three years.',
        'Asked for ten per cent off. Offered free installation instead; {first} takes it to the board.',
        'Finance accepts the price if we invoice by quarter.',
        'No objection to the sum, only to the index clause. Capped it at two per cent.',
      ],
    },
    {
      subject: 'Terms',
      says: [
        'Notice period is the last open point. They want three months, our standard is six.',
        'Their lawyer wants the data agreement in their own template. Forwarded it.',
        '{first} confirmed the delivery plan: all {n} before the end of {month}.',
      ],
    },
    {
      subject: 'Signature',
      says: [
        '{first} says the contract lies on the managing director’s desk until Friday.',
        'All agreed; the order number comes when purchasing has opened the supplier account.',
        'Two signatures needed, one of them on holiday until next week.',
      ],
    },
  ],
  won: [
    {
      subject: 'Kick-off',
      says: [
        'Agreed dates for installation: {place} first, four vehicles an evening.',
        '{first} is pleased; asked whether the drivers can get the app before the units arrive.',
      ],
    },
  ],
  lost: [
    {
      subject: 'Closing call',
      says: [
        '{first} was honest: the choice fell on {rival}, mostly because of people they have known for years.',
        'No hard feelings. {first} suggests that we talk again in {month}.',
      ],
    },
  ],
  loose: [
    {
      subject: 'Catching up',
      says: [
        '{first} has changed roles and now looks after {place} as well.',
        'No need at present; new vehicles come in {month} and then we should talk.',
        'Asked how support has been. Good, apart from one unit that took two weeks to replace.',
        'Long chat about the winter. Nothing to sell, good to have called.',
      ],
    },
    {
      subject: 'Reference',
      says: [
        '{first} is willing to take a reference call, at most one a month.',
        'Would show visitors the dispatch room if we ask a week ahead.',
      ],
    },
  ],
};

export const callOutcomes = [
  ...Array.from({ length: 4 }, () => 'reached'),
  'left message',
  'no answer',
  'call back later',
];
