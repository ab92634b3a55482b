import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import classes from './ReportPage.module.css';

const rows = ['74%', '58%', '66%', '41%', '49%', '30%', '36%', '22%'];

/** A heading and bars, where the picture will be. */
export function ReportSkeleton() {
  return (
    <div className={classes.skeleton}>
      <SkeletonBars widths={[120]} />
      <div style={{ height: 24 }} />
      <SkeletonBars widths={rows} height={20} gap={14} />
    </div>
  );
}
