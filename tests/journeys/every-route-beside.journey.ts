import { routesBeside, testRoutes } from '../browser-routes.ts';

testRoutes(routesBeside);
