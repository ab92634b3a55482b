/** Systems whose exports are known by their header, and what is special about them. */
type Vendor = { source: string; signs: string[]; columns?: Record<string, string[]> };

const vendors: Vendor[] = [
  {
    source: 'linkedin',
    signs: ['Connected On', 'URL'],
    // The address of the profile is the one thing that stays, and worth reading too.
    columns: { URL: ['external_id', 'custom'] },
  },
  { source: 'pipedrive', signs: ['Deal - ID'] },
  { source: 'pipedrive', signs: ['Person - ID'] },
  { source: 'pipedrive', signs: ['Organization - ID'] },
  { source: 'hubspot', signs: ['Record ID'] },
];

/** What stands for ids of a file that nobody named a source for. */
export const defaultSource = 'csv';

export function vendorOf(header: string[]): Vendor | null {
  return vendors.find(({ signs }) => signs.every((sign) => header.includes(sign))) ?? null;
}
