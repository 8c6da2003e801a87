import type { PlanBlock, TaskCardBlock } from '@slack/types';
import { html, nothing } from 'lit-html';
import type { Model } from '../model/model.ts';
import { plainView } from '../text/inline.ts';
import { richView } from '../text/rich.ts';

const words = {
  pending: 'Pending',
  in_progress: 'In progress',
  complete: 'Complete',
  error: 'Error',
} as const;

const signs = { pending: '○', in_progress: '◐', complete: '✓', error: '✗' } as const;

/** A plan with its tasks, one under the other. */
export function planView(model: Model, plan: PlanBlock): unknown {
  const tasks = (plan.tasks ?? []).filter(isTask);
  const done = tasks.filter(({ status }) => status === 'complete').length;
  return html`<section class="plan" aria-label=${plan.title}>
    <div class="plan-title">
      <b>${plainView(plan.title)}</b><span class="quiet">${done} of ${tasks.length} complete</span>
    </div>
    <ol>
      ${tasks.map((task) => html`<li>${taskView(model, task)}</li>`)}
    </ol>
  </section>`;
}

/** A task: its status in words and as a sign, its details and output folded. */
export function taskView(model: Model, task: TaskCardBlock): unknown {
  const { title, status, details, output, sources } = task;
  const head = html`<span class="task-sign ${status}" aria-hidden="true">${signs[status]}</span>
    <span class="task-title">${plainView(title)}</span>
    <span class="task-status ${status}">${words[status]}</span>`;
  if (details === undefined && output === undefined && sources === undefined)
    return html`<div class="task">${head}</div>`;
  return html`<details class="task">
    <summary>${head}</summary>
    <div class="task-more">
      ${details === undefined ? nothing : richView(model, details)}
      ${output === undefined ? nothing : richView(model, output)}
      ${(sources ?? []).map(({ text, url }) => html`<a href=${url} target="_blank" rel="noreferrer">${text}</a>`)}
    </div>
  </details>`;
}

function isTask(task: unknown): task is TaskCardBlock {
  return (
    typeof task === 'object' &&
    task !== null &&
    'status' in task &&
    String(task.status) in words &&
    'title' in task
  );
}
