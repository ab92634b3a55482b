import { useLingui } from '@lingui/react/macro';
import { DateInput, type DateInputProps } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useState } from 'react';
import { dayPattern } from './dates.ts';
import { readTypedDay } from './typed-day.ts';

/** A calendar day, typed or picked, as YYYY-MM-DD. What cannot be read is said, not dropped. */
export function DateEntry(props: DateInputProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [unread, setUnread] = useState('');
  const error = unread === '' ? props.error : t`“${unread}” is no day. Try 18 Dec, friday or +7.`;
  return (
    <DateInput
      size="sm"
      clearable
      valueFormat={dayPattern}
      placeholder=" "
      rightSection={<IconCalendarEvent size={16} stroke={1.7} aria-hidden />}
      rightSectionPointerEvents="none"
      popoverProps={{ shadow: 'pop', radius: 6, trapFocus: false }}
      dateParser={readTypedDay}
      {...props}
      error={error}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        props.onInput?.(event);
      }}
      onBlur={(event) => {
        setUnread(typed.trim() === '' || readTypedDay(typed) ? '' : typed);
        setTyped('');
        props.onBlur?.(event);
      }}
    />
  );
}
