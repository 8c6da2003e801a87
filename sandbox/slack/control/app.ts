import { unreachable } from '../../../src/lib/unreachable.ts';
import { grantScope, restoreToken, revokeToken, withholdScope } from '../state/app.ts';
import type { Control, ControlAnswer } from './control.ts';
import type { AppBody } from './shapes.ts';

/** Does to the app what an administrator can. */
export function changeApp({ workspace, delivery }: Control, body: AppBody): ControlAnswer {
  switch (body.do) {
    case 'revoke':
      revokeToken(workspace);
      break;
    case 'restore':
      restoreToken(workspace);
      break;
    case 'uninstall':
      // Said first: afterwards nobody is there to be told.
      delivery.events.tell({ type: 'app_uninstalled' });
      revokeToken(workspace);
      break;
    case 'withhold':
      for (const scope of body.scopes) withholdScope(workspace, scope);
      break;
    case 'grant':
      for (const scope of body.scopes) grantScope(workspace, scope);
      break;
    default:
      return unreachable(body);
  }
  return { ok: true, scopes: [...workspace.app.scopes], tokenLives: workspace.app.tokenLives };
}
