export function ReportDealsPage() {
  return null;
}
