import { readViewModel, UnreadableViewModel } from './model/read';
import { pageOf } from './page/page';
import { h } from './page/dom';
import { loadData } from './source';
import './style.css';

async function start(): Promise<void> {
  const page = document.getElementById('page');
  try {
    const view = readViewModel(await loadData());
    document.title = view.title;
    page?.replaceChildren(...pageOf(view));
  } catch (problem) {
    const message =
      problem instanceof UnreadableViewModel
        ? problem.message
        : `The view could not be drawn: ${problem instanceof Error ? problem.message : String(problem)}`;
    page?.replaceChildren(h('p', { class: 'nothing', role: 'alert' }, message));
  }
}

void start();
