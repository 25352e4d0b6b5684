import { JsonDataService } from '@knime/ui-extension-service';

/** Id of the element that holds the view model in a page that stands alone. */
export const EMBEDDED_ID = 'view-model';

/** The view model as it comes: from inside the page (a report), or from KNIME. */
export async function loadData(): Promise<unknown> {
  const embedded = document.getElementById(EMBEDDED_ID)?.textContent.trim();
  if (embedded) {
    return embedded;
  }
  if (window.parent === window) {
    return null;
  }
  const service = await JsonDataService.getInstance();
  return (await service.initialData()) as unknown;
}
