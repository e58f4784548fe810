import type {Column, Personal} from '../../model/dictionary.ts';
import {column} from './column.ts';

/**
 * County, township, village and its code: in every table that speaks of places. `townships`: what else a table calls
 * its townships.
 */
export function places(personal: Personal, townships = ''): readonly Column[] {
  return [
    column('county', '县', 'County', 'place', 'none', {
      also: '县区名称 所属县 所属县区 县(市) 县(市、区)名称 县(市、区、旗) 县(市、区) 县(区) 区县 县名 县名称 所在县 市/区县 县级 AAR004'
    }),
    column('township', '乡镇', 'Township', 'place', personal, {
      also: `镇(乡) 乡 镇 镇街 乡镇街道 镇(街道) 所在乡镇 所在镇街 所属乡镇 乡镇名 乡镇街道名称 所属乡 所属镇 镇办 所在乡镇街道 所属乡镇街道 镇街名称 镇(乡)名称 涉及乡镇 帮扶乡镇 实施乡镇 项目所在乡镇 乡镇名称 乡镇级 AAR005 ${townships}`
    }),
    column('village', '行政村', 'Village', 'place', personal, {
      also: '村 村名 行政村名 村别 村居名称 村(居)委会 村委会 村(社区)名称 行政村(社区)名称 所在行政村 所属行政村 所在村(社区) 所属村(社区) 村级 行政村名称 村名称 所在村 所属村 涉及村 帮扶村 派驻村 驻村 实施村 项目所在村 村(社区) 村(居) 村社 行政村(社区) AAR006'
    }),
    column('village_code', '行政村代码', 'Village code', 'key', personal, {
      also: '村代码 村编码 村码 村区划代码 村级区划代码 村级行政区划代码 行政村区划代码 村级代码 行政村编码 行政村编号 行政区划代码 行政区划(村)代码 区划代码 AAR008 XZQH'
    })
  ];
}

/** The key of a household. */
export const HOUSEHOLD_ID = column('household_id', '户编号', 'Household number', 'key', 'direct', {
  also: '户号 户编码 户ID 户主编号 农户编号 农户编码 农户ID 家庭户编码 家庭户号 系统户编号 建档立卡户编号 脱贫户编号 监测户编号 家庭编号 家庭户编号 家庭编码 家庭户编号码 家庭号 户代码 户标识 户主编码 建档户号 农户户号 贫困户编号 AAC001 familyNumber jtbh JTXX_ID'
});

/** Name and ID number of the head, where a row speaks of a household. */
export const HEAD: readonly Column[] = [
  column('head_name', '户主姓名', 'Head of household', 'text', 'direct', {
    also: '户主 户主名 户主名称 户主名字 AAC029 姓名 AAB002'
  }),
  column('head_id_number', '户主证件号码', 'ID number of the head', 'id-number', 'direct', {
    also: '户主身份证 户主身份证号 户主身份证号码 户主证件号 户主公民身份号码 证件号码 证件号 身份证号 身份证号码 身份证 公民身份号码 AAB004'
  })
];

/** Name and ID number of a person. */
export const PERSON: readonly Column[] = [
  column('name', '姓名', 'Name', 'text', 'direct', {
    also: '人员姓名 务工人员姓名 成员姓名 家庭成员姓名 人口姓名 AAB002'
  }),
  column('id_number', '证件号码', 'ID number', 'id-number', 'direct', {
    also: '证件号 身份证号 身份证号码 身份证 身份证件号码 居民身份证号 居民身份证号码 公民身份号码 公民身份证号码 AAB004 CYSFZ SFZH SFZ idCard'
  })
];

/** Document, project and amounts are public; who owns or receives is not. */
export const PROJECT_ID = column('project_id', '项目编号', 'Project number', 'key', 'none', {
  also: '项目ID 项目编码 项目代码 项目库编号 一级项目库编码 项目库编码'
});

export const PROJECT_NAME = column('project_name', '项目名称', 'Project', 'text', 'none', {
  also: '项目 项目名'
});
