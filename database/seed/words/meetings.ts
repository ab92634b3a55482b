import type { Phase, Saying } from './phases.ts';

export const meetings: Record<Phase, readonly Saying[]> = {
  early: [
    {
      subject: 'Introduction at {company}',
      says: [
        'Met {first} and the planner. They described a day; we listened. Agreed to show the {product} on their own routes.',
        'Short tour of the yard, then coffee. {first} wants a pilot rather than slides.',
        'Five people, all from operations. Nobody from finance yet.',
      ],
    },
  ],
  middle: [
    {
      subject: 'Demo of the {product}',
      says: [
        'Showed it with their own vehicles from last week’s trial units. Best moment: the proof of waiting time.',
        'Six people, many questions about privacy. The works council gets its own session.',
        'Demo went well; IT wants single sign-on, which they get with the larger plan.',
      ],
    },
    {
      subject: 'Pilot review',
      says: [
        'Went through four weeks of data. Idling down by a fifth, two thefts of fuel found.',
        '{first} had printed the reports and marked what is wrong: two zones and one driver’s name.',
      ],
    },
  ],
  late: [
    {
      subject: 'Price walk-through',
      says: [
        'Line by line with finance. Two questions left: index clause and invoice period.',
        'Agreed on scope, open on term: three years or five.',
        'Their side: {first}, finance and a lawyer. We held on to the notice period.',
      ],
    },
  ],
  won: [
    {
      subject: 'Kick-off in {place}',
      says: ['Installation plan signed off. First vehicles go online next week.'],
    },
  ],
  lost: [],
  loose: [
    {
      subject: 'Yearly review',
      says: [
        'Looked at last year together: eleven tickets, all closed. They want the driver app next.',
        'Mostly satisfied. Wish list: better export, fewer mails.',
      ],
    },
  ],
};

export const meetingOutcomes = [
  'agreed on next step',
  'agreed on scope',
  'open questions',
  'wants an offer',
  'needs a second meeting',
];
