import {dayOf, isoOf} from '../dates.ts';
import type {Township} from '../model.ts';
import type {Random} from '../random.ts';
import type {MoneyEvent, Project} from './project.ts';

const END = dayOf('2024-06-28');

export function spend(project: Project, pace: Map<Township | null, number>, random: Random): void {
  const own = project.year === 2023 ? 0.97 : (pace.get(project.township) ?? 0.4);
  const spread = project.year === 2023 ? 0.04 : own < 0.05 ? 0.008 : 0.2;
  const paid = project.stuck
    ? random.next() * 0.06
    : clamp(own + (random.next() - 0.5) * 2 * spread);
  const released = project.stuck ? 0.1 + random.next() * 0.5 : clamp(paid + random.next() * 0.3);
  for (const part of project.parts) {
    const {document, level, amount, brokenOn} = part;
    if (document.arrived === null) continue;
    const arrived = dayOf(document.arrived);
    const event = (kind: MoneyEvent['kind'], day: number, value: number) =>
      project.events.push({
        kind,
        document,
        level,
        date: isoOf(workday(day)),
        amount: value,
        payee: payee(project, kind, random)
      });
    event('到账', arrived, amount);
    if (brokenOn === null) continue;
    const first = dayOf(brokenOn) + 3;
    const late = project.year === 2023 ? Math.min(END, arrived + random.int(150, 420)) : END;
    const out = Math.min(amount, Math.round((amount * Math.max(released, paid)) / 100) * 100);
    const done = Math.min(out, Math.round(amount * paid));
    for (const [day, value] of slices(first, Math.max(first + 1, late - 12), out, 2, random))
      event('拨付', day, value);
    for (const [day, value] of slices(first + 10, Math.max(first + 11, late), done, 4, random))
      event('支付', day, value);
  }
  project.events = project.events.toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0
  );
  finish(project, paid);
}

function finish(project: Project, paid: number): void {
  if (project.stuck && paid < 0.03 && project.year === 2024) project.started = null;
  if (paid < 0.9 || project.started === null) return;
  const last = project.events[project.events.length - 1]?.date ?? project.plannedEnd;
  project.completed = last;
  if (project.year === 2023) project.accepted = isoOf(Math.min(END, dayOf(last) + 25));
}

/** Six payments that came back in part, weeks later. */
export function refund(projects: Project[], random: Random): void {
  const able = projects.filter((p) =>
    p.events.some((e) => e.kind === '支付' && e.date < '2024-04-30' && e.amount > 20_000)
  );
  for (const project of random.sample(able, 6)) {
    const paid = project.events.find(
      (e) => e.kind === '支付' && e.date < '2024-04-30' && e.amount > 20_000
    );
    if (!paid) continue;
    const amount = -Math.round(paid.amount * 0.1);
    project.events.push({
      ...paid,
      amount,
      date: isoOf(workday(dayOf(paid.date) + random.int(14, 45)))
    });
    project.events = project.events.toSorted((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0
    );
  }
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** A Saturday or Sunday moves back to Friday. */
function workday(day: number): number {
  const weekday = (day + 4) % 7;
  return weekday === 6 ? day - 1 : weekday === 0 ? day - 2 : day;
}

function slices(
  from: number,
  to: number,
  amount: number,
  most: number,
  random: Random
): [number, number][] {
  if (amount <= 0) return [];
  const n = random.int(1, most);
  const days = Array.from({length: n}, () => random.int(from, Math.max(from, to))).toSorted(
    (a, b) => a - b
  );
  const each = Math.floor(amount / n / 100) * 100;
  return days.map((day, i): [number, number] => [
    Math.min(day, END),
    i === n - 1 ? amount - each * (n - 1) : each
  ]);
}

function payee(project: Project, kind: MoneyEvent['kind'], random: Random): string {
  if (kind === '到账') return '县财政局';
  if (kind === '拨付') return project.unit;
  return random.pick([
    '县宏图建筑工程有限公司',
    '县绿源农业合作社',
    '县利民劳务公司',
    '县恒信建材经营部',
    '县群众一卡通代发户'
  ]);
}
