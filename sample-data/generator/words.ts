/** The words from which places and people of the two invented counties are made. */
export interface Words {
  province: string;
  city: string;
  county: string;
  code: string;
  townships: readonly string[];
  villageHeads: readonly string[];
  villageTails: readonly string[];
  repeated: readonly string[];
}

const split = (text: string) => text.split(' ');

export const WORDS_A: Words = {
  province: '示例省',
  city: '示例市',
  county: '示例县',
  code: '580101',
  townships: split(
    '平川镇 柳林镇 河口乡 东坪乡 新店镇 双河镇 大坪乡 青石镇 云岭乡 马场镇 白杨乡 龙泉乡 高寨乡 松树乡 石门乡 黑水乡'
  ),
  villageHeads: split(
    '上 下 中 前 后 东 西 南 北 新 老 大 小 石 水 花 桃 梨 柏 槐 竹 沙 黄 白 红 青 高 平 长 圆 金 银'
  ),
  villageTails: split('坝 湾 沟 岭 坪 桥 庄 寨 塘 坡 洼 峪 河 店 营 堡 屯 窑 滩 台'),
  repeated: split('红星 新民 团结 胜利 前进 光明 和平 五一')
};

export const WORDS_B: Words = {
  province: '样本省',
  city: '样本市',
  county: '样本县',
  code: '580122',
  townships: split('城关镇 望月镇 清溪镇 桐木乡 岩口镇 九龙镇 茶园乡 凤凰乡 玉泉镇'),
  villageHeads: split('杨 李家 王家 张家 罗 陈家 周 马 赵家 何家 谭 田 向 彭 覃 冉 冯家 唐'),
  villageTails: split('冲 垅 坳 垭 坨 溪 洞 岩 垸 畈 嘴 铺 场 垄 堰'),
  repeated: split('永丰 太平 兴隆 民主')
};

export const SURNAMES = split(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 司马'
);
export const GIVEN_MALE = split(
  '建国 志强 国庆 永福 德明 文华 春林 海涛 大军 福生 长贵 明亮 有财 玉山 光荣 学军 小龙 军 勇 伟 强 磊 涛 波 鹏 飞 杰 浩 宇 俊 子轩 浩然 家豪 天佑 金宝 银山 满仓 正义 成林 宝田 富贵 全喜 来福 根生 石头 守信 占山 树林 振华 兴旺'
);
export const GIVEN_FEMALE = split(
  '秀英 桂兰 玉梅 淑芬 凤英 春花 丽华 翠兰 秀珍 玉兰 小红 美玲 桂英 秋菊 冬梅 芳 丽 敏 静 娜 婷 雪 梅 玲 燕 艳 霞 欣怡 梓涵 诗琪 雨桐 金凤 银花 彩霞 巧云 改花 腊梅 素珍 月娥 爱莲 引弟 招娣 荣花 会兰 海燕 晓梅'
);
export const RARE_NAMES = split('李㛃 王㐂 张䶮 刘㵋');
export const MINORITIES = split('苗族 布依族 土家族 回族 侗族 彝族');
export const DISABILITY_KINDS = split(
  '视力残疾 听力残疾 言语残疾 肢体残疾 智力残疾 精神残疾 多重残疾'
);
export const DISABILITY_GRADES = split('一级 二级 三级 四级');
export const FIRMS = split(
  '示例电子厂 宏达服饰公司 建工劳务公司 华兴家具厂 佳味食品公司 顺达物流公司 南方玩具厂 永固水泥厂 个体餐馆 环卫公司'
);
export const POSTS = split('护林员 保洁员 护路员 水管员 护河员 公共设施管护员');
