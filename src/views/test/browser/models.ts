import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ComparisonView, IccView, MixedModelView, ViewModel } from '../../main/model/viewModel';

/** Where the tests of the nodes leave the view models that they make; VIEW_MODELS names another folder. */
const FOLDER = process.env.VIEW_MODELS ?? fileURLToPath(new URL('../../../nodes/target/view-models', import.meta.url));

export const MODELS = ['sleepstudy', 'bdf-slope', 'penicillin', 'dyestuff2', 'many-groups'] as const;

export function modelText(name: string): string {
  const path = join(FOLDER, `${name}.json`);
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: the tests of src/nodes write it. Run "mvn verify" from the top.`);
  }
  return readFileSync(path, 'utf8');
}

function parsed(name: string): ViewModel {
  return JSON.parse(modelText(name)) as ViewModel;
}

export function mixedModel(name: string): MixedModelView {
  return parsed(name) as MixedModelView;
}

export function iccModel(): IccView {
  return parsed('icc-bdf') as IccView;
}

export function comparisonModel(): ComparisonView {
  return parsed('comparison-bdf') as ComparisonView;
}
