import { useLingui } from '@lingui/react/macro';
import { DateInput, type DateInputProps } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { dayPattern, readDate } from './dates.ts';
import { readTypedDay } from './typed-day.ts';

type DateEntryProps = Omit<DateInputProps, 'value' | 'onChange' | 'minDate' | 'maxDate'> & {
  /** YYYY-MM-DD. */
  value: string | null;
  onChange: (day: string | null) => void;
  /** The last day that can be chosen. */
  maxDate?: Date;
};

/**
 * A calendar day, typed or picked. What cannot be read is said, and the former day stays; onBlur and
 * Enter are told only of what was read.
 */
export function DateEntry({ value, onChange, onBlur, onKeyDown, error, ...props }: DateEntryProps) {
  const { t } = useLingui();
  const [unread, setUnread] = useState('');
  const typed = useRef('');
  const before = useRef(value);
  const isLate = (day: string) => props.maxDate !== undefined && readDate(day) > props.maxDate;
  const read = (text: string) => {
    const day = readTypedDay(text);
    return day === null || isLate(day) ? null : day;
  };
  /** Whether what was typed reads; says so where it does not. */
  const isRead = () => {
    const text = typed.current.trim();
    if (text === '' || read(text) !== null) return true;
    setUnread(text);
    return false;
  };
  const trouble = readTypedDay(unread)
    ? t`“${unread}” is still to come.`
    : t`“${unread}” is no day. Try 18 Dec, friday or +7.`;
  return (
    <DateInput
      size="sm"
      clearable
      valueFormat={dayPattern}
      placeholder=" "
      rightSection={<IconCalendarEvent size={16} stroke={1.7} aria-hidden />}
      rightSectionPointerEvents="none"
      popoverProps={{
        shadow: 'pop',
        radius: 6,
        trapFocus: false,
        ...(unread === '' ? {} : { opened: false }), // it would cover what is said below the input
      }}
      {...props}
      value={value}
      error={unread === '' ? error : trouble}
      dateParser={() => null} // what is typed is read below, so that half a date is none
      onChange={(day) => {
        typed.current = '';
        setUnread('');
        onChange(day);
      }}
      onFocus={() => {
        before.current = value;
        setUnread('');
      }}
      onInput={(event) => {
        typed.current = event.currentTarget.value;
        setUnread('');
        if (typed.current.trim() !== '') onChange(read(typed.current) ?? before.current);
      }}
      onBlur={(event) => {
        const reads = isRead();
        typed.current = ''; // the input shows the day again
        if (reads) onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isRead()) onKeyDown?.(event);
        else event.preventDefault();
      }}
    />
  );
}
