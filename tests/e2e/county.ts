import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {testAccess} from './access.county.ts';
import {startStage, type Build, type OpenPage, type Stage} from './browser.ts';
import {testLineage} from './lineage.county.ts';
import {testCorrection, testPages} from './pages.county.ts';
import {testSnapshots} from './snapshot.county.ts';

const LONG = {timeout: 240_000};

/** All that is tested on the sample county in one build: it is opened once, since that takes the longest. */
export function testCounty(build: Build): void {
  describe(`the sample county, ${build}`, () => {
    let stage: Stage;
    let opened: OpenPage;
    const county = (): OpenPage => opened;

    beforeAll(async () => {
      stage = await startStage();
      opened = await stage.open(build, {query: '?open=sample'});
      await opened.page.getByRole('heading', {level: 1, name: '县情一页'}).waitFor(LONG);
      await opened.page.locator('notebook-page article[aria-busy="false"]').waitFor(LONG);
    }, 300_000);
    afterAll(() => stage.close());

    testPages(county);
    testLineage(county);
    testSnapshots(build, county);
    if (build === 'served') testAccess(county);
    testCorrection(county);

    test('nothing was asked of another origin and no rule of the page was broken', () => {
      expect(opened.refused).toEqual([]);
      expect(opened.errors).toEqual([]);
    });
  });
}
