import type { Absent } from './common';
import type { ComparisonContent } from './comparison';
import type { DiagnosticsSection } from './diagnostics';
import type { GroupLinesSection } from './groupLines';
import type { IccContent } from './icc';
import type { MarginalEffectsSection } from './marginalEffects';
import type { RandomEffectsSection } from './randomEffects';
import type { SummarySection } from './summary';

/** Raised when a reader of the old version would misread; additions of optional fields do not raise it. */
export const VIEW_MODEL_VERSION = 1;

interface Head {
  readonly schema: 'mixed-models-view';
  readonly version: number;
  /** Heading of the page: "langPOST by ses and clubs, within 131 schools". */
  readonly title: string;
  /** Below it, small: the formula, estimation, n. null: none. */
  readonly subtitle: string | null;
}

/** Fit Mixed Model. */
export interface MixedModelView extends Head {
  readonly kind: 'model';
  readonly summary: SummarySection;
  readonly randomEffects: RandomEffectsSection | Absent;
  readonly groupLines: GroupLinesSection | Absent;
  readonly diagnostics: DiagnosticsSection | Absent;
  readonly marginalEffects: MarginalEffectsSection | Absent;
}

/** Compute ICC. */
export interface IccView extends Head {
  readonly kind: 'icc';
  readonly icc: IccContent;
}

/** Compare Models LRT. */
export interface ComparisonView extends Head {
  readonly kind: 'comparison';
  readonly comparison: ComparisonContent;
}

/** Several views in one file: what the runner writes for a workflow. The page lists them; the address says which is shown. */
export interface ReportView extends Head {
  readonly kind: 'report';
  readonly views: readonly ReportPart[];
}

export interface ReportPart {
  /** "Fit Mixed Model (#5)" */
  readonly node: string;
  /** What the user called the node, or the formula; "" if there is nothing to add. */
  readonly label: string;
  readonly view: SingleView;
}

export type SingleView = MixedModelView | IccView | ComparisonView;
export type ViewModel = SingleView | ReportView;
