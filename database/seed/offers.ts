import type { Industry } from './countries.ts';

/** What Fjordlight sells, and to whom. */
export type Offer = {
  product: string;
  /** `#` is the number of vehicles, `@` a place. */
  titles: readonly string[];
  /** Whole money a vehicle over the term, and how many vehicles such a customer usually has. */
  price: number;
  vehicles: number;
  /** Empty: everybody. */
  industries: readonly Industry[];
};

export const offers: Offer[] = [
  {
    product: 'tracking units',
    titles: [
      'Tracking for # vehicles',
      'Fleet tracking, @ depot',
      'Tracking units, # trucks',
      'Live map for dispatch',
      'Replace old trackers, # units',
      'Trailers on the map, # units',
      'Second depot in @',
      'Theft tracking, # vans',
      'Geofences around @',
    ],
    price: 420,
    vehicles: 70,
    industries: [],
  },
  {
    product: 'tachograph download',
    titles: [
      'Remote tachograph download',
      'Tachograph archive, # drivers',
      'Driver hours for @',
      'Tachograph and rest-time alerts',
      'Rest-time alerts, # drivers',
      'Tachograph cards, @ terminal',
    ],
    price: 310,
    vehicles: 85,
    industries: ['Road freight', 'Food distribution', 'Forestry'],
  },
  {
    product: 'temperature sensors',
    titles: [
      'Cold-chain sensors, # trailers',
      'Temperature log for @',
      'Reefer alarms around the clock',
      'HACCP reports, pilot',
      'Door and temperature sensors',
      'Door sensors, # trailers',
      'Chilled rounds in @',
      'Vaccine transport log',
    ],
    price: 690,
    vehicles: 40,
    industries: ['Food distribution', 'Ports and shipping'],
  },
  {
    product: 'fuel module',
    titles: [
      'Fuel and idling reports',
      'Fuel theft alarms, # tanks',
      'Eco-driving for # drivers',
      'Fuel cards matched to trips',
      'Idling down, # engines',
      'Tyre pressure, # trailers',
      'CO₂ report for customers',
    ],
    price: 260,
    vehicles: 110,
    industries: ['Road freight', 'Public transport', 'Waste and recycling', 'Forestry'],
  },
  {
    product: 'machine hours',
    titles: [
      'Engine hours, # machines',
      'Site time sheets, @',
      'Theft alarms for # machines',
      'Hire fleet on the map',
      'Service plan by engine hours',
      'Excavators, # units',
      'Asphalt trucks, @ ring road',
      'Crane hours to invoice',
    ],
    price: 540,
    vehicles: 45,
    industries: ['Construction', 'Equipment hire', 'Utilities'],
  },
  {
    product: 'route planning',
    titles: [
      'Collection rounds for @',
      'Route planning, # rounds',
      'Winter road logging',
      'Gritting proof, # ploughs',
      'Bin sensors and rounds',
      'Glass banks around @',
      'Snow clearing, # routes',
      'Key rounds, @ district',
      'Cargo bikes, # riders',
    ],
    price: 780,
    vehicles: 35,
    industries: ['Waste and recycling', 'Municipality', 'Facility services', 'Courier and parcels'],
  },
  {
    product: 'passenger information',
    titles: [
      'Real-time stops, # buses',
      'Passenger counting, @ lines',
      'On-board screens, # buses',
      'Service bus timetable feed',
      'School lines, # buses',
      'Ferry boarding in @',
      'Depot yard plan, # bays',
    ],
    price: 1150,
    vehicles: 60,
    industries: ['Public transport', 'Ports and shipping'],
  },
  {
    product: 'driver app',
    titles: [
      'Driver app, # licences',
      'Proof of delivery, @',
      'Order app for subcontractors',
      'Vehicle checks by phone',
      'Damage reports with photos',
      'Order app, # hauliers',
      'Digital waybills, @',
      'Shift handover, # drivers',
      'Driver chat instead of radio',
    ],
    price: 190,
    vehicles: 95,
    industries: [],
  },
  {
    product: 'cameras',
    titles: [
      'Dashcams, # vehicles',
      'Reversing cameras, # trucks',
      'Camera pilot in @',
      'Side-guard cameras before the new rule',
      'Blind-spot cameras, # trucks',
      'Load-bay cameras in @',
    ],
    price: 880,
    vehicles: 38,
    industries: ['Road freight', 'Waste and recycling', 'Construction', 'Public transport'],
  },
  {
    product: 'vehicle pool',
    titles: [
      'Pool cars with keyless booking',
      'Electric van rollout, # vans',
      'Charging plan for @',
      'Mileage log for # cars',
      'Service vans, # units',
      'Key cabinets in @',
      'Home-care cars, # units',
    ],
    price: 520,
    vehicles: 42,
    industries: ['Utilities', 'Municipality', 'Facility services', 'Courier and parcels'],
  },
  {
    product: 'group agreement',
    titles: [
      'Group agreement, # vehicles',
      'Framework renewal, 3 years',
      'All depots on one contract',
      'Telematics tender, # vehicles',
      'Frame contract, # machines',
      'Merge of two fleets, # vehicles',
    ],
    price: 610,
    vehicles: 390,
    industries: [
      'Road freight',
      'Utilities',
      'Public transport',
      'Construction',
      'Waste and recycling',
    ],
  },
];

export const sources = [
  'Referral',
  'Website',
  'Trade fair',
  'Cold call',
  'Existing customer',
  'Partner',
  'Tender portal',
  'Webinar',
];

export const lostReasons = [
  'Price',
  'Price',
  'Rival',
  'Rival',
  'Timing',
  'Timing',
  'Budget',
  'Budget',
  'Stalled',
  'No answer',
  'Stays with the truck maker’s own system',
  'Fleet was sold',
  'Lost the tender by two points',
  'Works council said no to tracking',
];

export const jobTitles = [
  'Fleet manager',
  'Transport manager',
  'Head of operations',
  'Managing director',
  'Chief financial officer',
  'Purchasing manager',
  'Workshop manager',
  'Traffic planner',
  'IT manager',
  'Depot manager',
  'Dispatcher',
  'Quality and environment manager',
  'Head of logistics',
  'Owner',
  'Health and safety officer',
  'Controller',
  'Site manager',
  'Fleet coordinator',
];

export const dealRoles = [
  'Decides',
  'Pays',
  'Uses it',
  'Advises',
  'Signs the contract',
  'Runs the workshop',
];
