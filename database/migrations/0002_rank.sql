-- A place in a column: text that sorts byte by byte and always leaves room between two others.
-- Twelve decimal digits carry the whole part, so that a new top or bottom is one step away and the
-- text stays short; base-62 digits after them carry the fraction (fractional indexing).

create function app.rank_digit(value integer) returns text
  language sql immutable parallel safe
  begin atomic
    select substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', value + 1, 1);
  end;

create function app.rank_value(digit text) returns integer
  language sql immutable parallel safe
  begin atomic
    select case when digit = '' then 0 else
      strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', digit) - 1 end;
  end;

create function app.rank_noise() returns text
  language sql volatile parallel safe
  begin atomic
    select app.rank_digit((random() * 61)::integer) || app.rank_digit((random() * 61)::integer)
      || app.rank_digit(1 + (random() * 60)::integer);
  end;
comment on function app.rank_noise is
  'Two people who drop on the same place at once get different ranks. Never ends in 0, which would
leave no room below.';

create function app.rank_fraction_between(low text, high text) returns text
  language plpgsql immutable parallel safe as $$
declare
  result text := '';
  place integer := 1;
  below integer;
  above integer;
  bounded boolean := high is not null;
begin
  loop
    below := app.rank_value(substr(low, place, 1));
    above := case when bounded then app.rank_value(substr(high, place, 1)) else 62 end;
    if above - below > 1 then
      return result || app.rank_digit((below + above) / 2);
    end if;
    result := result || app.rank_digit(below);
    bounded := bounded and above = below;
    place := place + 1;
  end loop;
end;
$$;
comment on function app.rank_fraction_between is
  'The shortest fraction between two, low < high; a null high is one whole.';

create function app.rank_between(low text, high text) returns text
  language plpgsql volatile parallel safe as $$
declare
  low_whole bigint := left(low, 12)::bigint;
  high_whole bigint := left(high, 12)::bigint;
  low_fraction text := coalesce(substr(low, 13), '');
  high_fraction text := substr(high, 13);
begin
  if low is null and high is null then
    return '500000000000' || app.rank_noise();
  elsif low is null then
    return lpad((high_whole - 1)::text, 12, '0') || app.rank_noise();
  elsif high is null then
    return lpad((low_whole + 1)::text, 12, '0') || app.rank_noise();
  elsif high_whole - low_whole > 1 then
    return lpad(((low_whole + high_whole) / 2)::text, 12, '0') || app.rank_noise();
  elsif high collate "C" <= low collate "C" then
    return low || app.rank_noise(); -- the same place twice: right below it is the best there is
  elsif high_whole > low_whole then
    return left(low, 12) || app.rank_fraction_between(low_fraction, null) || app.rank_noise();
  end if;
  return left(low, 12) || app.rank_fraction_between(low_fraction, high_fraction) || app.rank_noise();
end;
$$;
comment on function app.rank_between is
  'A new rank after low and before high; null for the ends of the column.';

grant execute on function app.rank_digit, app.rank_value, app.rank_noise,
  app.rank_fraction_between, app.rank_between
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
