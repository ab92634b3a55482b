import { DateInput, type DateInputProps } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconCalendarEvent } from '@tabler/icons-react';
import { dayPattern } from './dates.ts';

/** A calendar day, typed or picked, as YYYY-MM-DD. */
export function DateEntry(props: DateInputProps) {
  return (
    <DateInput
      size="sm"
      clearable
      valueFormat={dayPattern}
      placeholder=" "
      rightSection={<IconCalendarEvent size={16} stroke={1.7} aria-hidden />}
      rightSectionPointerEvents="none"
      popoverProps={{ shadow: 'pop', radius: 6, trapFocus: false }}
      {...props}
    />
  );
}
